// Stands in the place of node:child_process in the program: the library that reads the command line would load it for
// commands that are programs of their own, and there are none.

export {};
