/* Stands in for Xen's header of this name in the tests. */
#ifndef __XEN_TYPES_H__
#define __XEN_TYPES_H__

#include <stdbool.h>
#include <stdint.h>

typedef uint64_t paddr_t;

#endif /* __XEN_TYPES_H__ */
