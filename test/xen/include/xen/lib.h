/* Stands in for Xen's header of this name in the tests. */
#ifndef __XEN_LIB_H__
#define __XEN_LIB_H__

#define __maybe_unused __attribute__((__unused__))

#define ARRAY_SIZE(x) (sizeof(x) / sizeof((x)[0]))

/* Compilers without _Static_assert get the older form, which is stricter about what is constant. */
#ifdef OLD_BUILD_BUG_ON
#define BUILD_BUG_ON(cond) ((void)sizeof(struct { int bug : !(cond); }))
#else
#define BUILD_BUG_ON(cond) ({ _Static_assert(!(cond), "!(" #cond ")"); })
#endif

#endif /* __XEN_LIB_H__ */
