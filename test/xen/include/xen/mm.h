/* Stands in for Xen's header of this name in the tests: frame numbers with a type of their own, as in a debug build, or plain. */
#ifndef __XEN_MM_H__
#define __XEN_MM_H__

#ifdef TYPE_SAFE_FRAMES
typedef struct { unsigned long mfn; } mfn_t;
#define mfn_init(n) { n }
static inline unsigned long mfn_x(mfn_t mfn)
{
    return mfn.mfn;
}
#else
typedef unsigned long mfn_t;
#define mfn_init(n) n
#define mfn_x(n) (n)
#endif

#endif /* __XEN_MM_H__ */
