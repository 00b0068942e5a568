/* Stands in for Xen's header of this name in the tests. */
#ifndef __XEN_INIT_H__
#define __XEN_INIT_H__

#define __init __attribute__((__cold__))

#endif /* __XEN_INIT_H__ */
