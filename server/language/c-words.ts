// The words that mean something to C: its keywords, what its headers define, and what Xen's headers define that the generated C
// includes. A table or a constant of such a name does not compile, or means something else.

const KEYWORDS =
    'asm auto bool break case char const constexpr continue default do double else enum extern false float for goto if ' +
    'inline int long nullptr register restrict return short signed sizeof static static_assert struct switch ' +
    'thread_local true typedef typeof typeof_unqual union unsigned void volatile while defined alignas alignof noreturn';

/** GCC and clang define these for some machines, without any header. */
const PREDEFINED = 'linux unix i386';

/** <stddef.h>, <stdint.h>, <stdbool.h>, <limits.h>, <assert.h>; what has a width is in `isLimit` and WIDTHS. */
const HEADERS =
    'NULL offsetof assert size_t ptrdiff_t max_align_t wchar_t intmax_t intptr_t uintmax_t uintptr_t ' +
    'CHAR_BIT MB_LEN_MAX CHAR_MAX CHAR_MIN SCHAR_MAX SCHAR_MIN UCHAR_MAX SHRT_MAX SHRT_MIN USHRT_MAX ' +
    'LONG_MAX LONG_MIN ULONG_MAX LLONG_MAX LLONG_MIN ULLONG_MAX SIZE_MAX SSIZE_MAX PTRDIFF_MAX PTRDIFF_MIN ' +
    'WCHAR_MAX WCHAR_MIN WINT_MAX WINT_MIN SIG_ATOMIC_MAX SIG_ATOMIC_MIN';

/** Xen's types.h, compiler.h, macros.h, lib.h, init.h, mm.h, sched.h, bug.h, list.h, string.h and asm/mm.h, in any of their versions. */
const XEN =
    'u8 u16 u32 u64 s8 s16 s32 s64 bool_t ssize_t uint ulong ushort u_char u_int u_long u_short unchar ' +
    'gfn_t pfn_t dfn_t mfn_x gfn_x pfn_x domid_t vaddr_t nodeid_t ' +
    'barrier likely unlikely always_inline noinline unreachable fallthrough cf_check nocall RELOC_HIDE ' +
    'ROUNDUP IS_ALIGNED DIV_ROUND DIV_ROUND_UP MASK_EXTR MASK_INSR STR PASTE PASTE_ ABS SWAP count_args count_args_ ' +
    'BUILD_BUG_ON_ZERO BUILD_ERROR BUG BUG_ON WARN WARN_ON ASSERT ASSERT_UNREACHABLE ACCESS_ONCE ' +
    'min max min_t max_t clamp clamp_t swap container_of sizeof_field current printk printk_once gprintk dprintk ' +
    'gdprintk panic sprintf vsprintf cmpxchgptr DEV_BUG_PREFIX TAINT_SYNC_CONSOLE TAINT_MACHINE_CHECK ' +
    'TAINT_ERROR_INJECT TAINT_HVM_FEP TAINT_MACHINE_INSECURE TAINT_CPU_OUT_OF_SPEC TAINT_STRING_MAX_LEN ' +
    'INVALID_MFN INVALID_GFN INVALID_PFN INVALID_MFN_INITIALIZER INVALID_GFN_INITIALIZER PRI_mfn PRI_gfn PRI_pfn PRIpaddr ' +
    'FREE_XENHEAP_PAGE FREE_XENHEAP_PAGES MAX_ORDER PAGE_SIZE PAGE_SHIFT PAGE_MASK PAGE_ALIGN PAGE_LIST_NULL ' +
    'PAGE_LIST_HEAD PAGE_LIST_HEAD_INIT INIT_PAGE_LIST_HEAD INIT_PAGE_LIST_ENTRY page_list_head page_list_entry ' +
    'initcall_t exitcall_t presmp_initcall dom_xen dom_io dom_cow reserve_bootmem debugtrace_dump debugtrace_printk ' +
    'mfn_to_page page_to_mfn maddr_to_page page_to_maddr pfn_to_paddr paddr_to_pfn paddr_to_pfn_aligned paddr_to_pdx ' +
    'gfn_to_gaddr gaddr_to_gfn mfn_to_maddr maddr_to_mfn vmap_to_mfn vmap_to_page virt_to_maddr maddr_to_virt gvirt_to_maddr ' +
    'virt_to_mfn mfn_to_virt virt_to_page page_to_virt mfn_to_gfn gfn_to_mfn mfn_to_pdx pdx_to_mfn pfn_to_pdx pdx_to_pfn ' +
    'page_to_pdx pdx_to_page mfn_valid mfn_add mfn_max mfn_min mfn_eq gfn_add gfn_max gfn_min gfn_eq frame_table max_page ' +
    'total_pages is_xen_heap_page is_xen_heap_mfn is_xen_fixed_mfn is_iomem_page page_get_owner page_set_owner ' +
    'maddr_get_owner page_state_is put_page get_page put_page_type put_page_and_type ioremap_attr ioremap_nocache ' +
    'ioremap_cache ioremap_wc alloc_xenheap_page alloc_xenheap_pages free_xenheap_page free_xenheap_pages alloc_domheap_page ' +
    'alloc_domheap_pages free_domheap_page free_domheap_pages assign_pages set_gpfn_from_mfn domain_set_alloc_bitsize ' +
    'domain_clamp_alloc_bitsize copy_page clear_page clean_dcache clean_and_invalidate_dcache PFN_ORDER PG_shift PG_mask ' +
    'INVALID_DIRTY_IDX BUDDY_NOT_SCRUBBING BUDDY_SCRUBBING BUDDY_SCRUB_ABORT XEN_PADDR_ALIGN PDX_GROUP_SHIFT ' +
    'INVALID_M2P_ENTRY SHARED_M2P_ENTRY SHARED_M2P TYPE_SAFE is_hardware_domain is_control_domain is_system_domain ' +
    'is_idle_domain is_idle_vcpu is_hvm_domain is_pv_domain is_xenstore_domain hardware_domain hardware_domid domain_lock ' +
    'domain_unlock put_domain get_domain get_knownalive_domain for_each_domain for_each_domain_in_cpupool for_each_vcpu ' +
    'rcu_lock_domain rcu_unlock_domain domain_list idle_vcpu next_power_of_2 custom_param ' +
    'boolean_param integer_param size_param string_param custom_runtime_param boolean_runtime_param integer_runtime_param ' +
    'size_runtime_param string_runtime_param ignore_param OPT_STR OPT_UINT OPT_BOOL OPT_SIZE OPT_CUSTOM OPT_IGNORE printf ' +
    'snprintf vsnprintf scnprintf vscnprintf simple_strtol simple_strtoul simple_strtoll simple_strtoull parse_bool tolower ' +
    'toupper muldiv64 FORCE_CRASH cmdline_parse guest_printk print_tainted add_taint READ_ONCE WRITE_ONCE ' +
    'assert_failed run_in_exception_handler BUG_FRAME BUG_INSTR BUG_ASM_CONST BUG_CHECK_LINE_WIDTH BUG_DISP_WIDTH ' +
    'BUG_LINE_LO_WIDTH BUG_LINE_HI_WIDTH bug_loc bug_ptr bug_line bug_msg memcpy memset memmove memcmp memchr strlen strcmp ' +
    'strncmp strchr strrchr strstr strlcpy strlcat va_list va_start va_end va_arg va_copy xmalloc xzalloc xmalloc_array ' +
    'xzalloc_array xfree XFREE spin_lock spin_unlock DEFINE_SPINLOCK SPIN_LOCK_UNLOCKED prefetch mb rmb wmb smp_mb smp_rmb ' +
    'smp_wmb dsb dmb isb xchg cmpxchg local_irq_save local_irq_restore local_irq_disable local_irq_enable perfc_incr ' +
    'EXPORT_SYMBOL EXPORT_SYMBOL_GPL mk_unsigned_long KB MB GB IS_ENABLED BITS_PER_BYTE BITS_PER_LONG BITS_PER_LLONG ' +
    'BYTES_PER_LONG POINTER_ALIGN NR_CPUS STACK_ORDER STACK_SIZE LIST_HEAD LIST_HEAD_INIT LIST_HEAD_READ_MOSTLY ' +
    'INIT_LIST_HEAD LIST_POISON1 LIST_POISON2 HLIST_HEAD HLIST_HEAD_INIT INIT_HLIST_HEAD INIT_HLIST_NODE XENHEAP_VIRT_START ' +
    'FRAMETABLE_VIRT_START DIRECTMAP_SIZE PADDR_BITS PADDR_MASK VADDR_BITS VADDR_MASK PAGE_OFFSET PAGE_AI_MASK PAGE_XN_MASK ' +
    'PAGE_RO_MASK';

/** The same, by how they begin; a dot is the beginning alone. */
const XEN_FAMILIES: Readonly<Record<string, string>> = {
    PGC_:
        'allocated xen_heap reserved broken state state_inuse state_offlining state_offlined state_free extra static ' +
        'count_width count_mask need_scrub',
    PGT_: 'none writable_page type_mask count_width count_mask',
    MEMF_:
        'no_refcount populate_on_demand keep_scrub no_dma exact_node no_owner no_tlbflush no_icache_flush no_scrub ' +
        'node_mask node get_node bits',
    XENLOG_: 'ERR WARNING INFO DEBUG GUEST G_ERR G_WARNING G_INFO G_DEBUG',
    KERN_: 'ERR CRIT EMERG WARNING NOTICE INFO DEBUG',
    PAGE_HYPERVISOR: '. _RO _RX _RW _NOCACHE _WC',
    MT_: 'NORMAL NORMAL_NC NORMAL_WT NORMAL_WB DEVICE_nGnRE DEVICE_nGnRnE',
    GV2M_: 'READ WRITE EXEC',
    BUGFRAME_: 'run_fn warn bug assert NR',
    list_:
        'add add_tail add_rcu add_tail_rcu del del_init del_rcu replace move move_tail empty is_last splice splice_init ' +
        'entry first_entry last_entry next_entry prev_entry prepare_entry',
    list_for_each:
        '. _prev _safe _backwards_safe _rcu _safe_rcu _continue_rcu _entry _entry_reverse _entry_continue _entry_from ' +
        '_entry_safe _entry_safe_continue _entry_safe_from _entry_safe_reverse _entry_rcu',
    hlist_:
        'entry add_head del empty for_each for_each_safe for_each_entry for_each_entry_continue for_each_entry_from ' +
        'for_each_entry_safe for_each_entry_rcu',
    page_list_:
        'empty first last next prev add add_tail del del2 remove_head move splice for_each for_each_safe ' +
        'for_each_safe_reverse',
    E:
        'PERM NOENT SRCH INTR IO NXIO 2BIG NOEXEC BADF CHILD AGAIN WOULDBLOCK NOMEM ACCES FAULT BUSY EXIST XDEV NODEV ' +
        'NOTDIR ISDIR INVAL NFILE MFILE NOSPC ROFS MLINK DOM RANGE DEADLK NAMETOOLONG NOLCK NOSYS NOTEMPTY ILSEQ ' +
        'OVERFLOW NODATA OPNOTSUPP ADDRINUSE ADDRNOTAVAIL NOBUFS ISCONN NOTCONN TIMEDOUT RESTART',
};

const FAMILIES = Object.entries(XEN_FAMILIES).flatMap(([start, ends]) =>
    ends.split(' ').map(end => (end === '.' ? start : start + end)),
);

const WIDTHS = ['8', '16', '32', '64'].flatMap(width =>
    ['', '_fast', '_least'].flatMap(kind => [`int${kind}${width}_t`, `uint${kind}${width}_t`]),
);

/** The formats of <inttypes.h>, which Xen's lib.h includes. */
const FORMATS = ['d', 'i', 'o', 'u', 'x', 'X'].flatMap(letter =>
    ['8', '16', '32', '64'].map(width => `PRI${letter}${width}`),
);

/** All of them, except those that `isReservedForm` and `isLimit` recognise. */
export const C_WORDS: readonly string[] = [
    ...[KEYWORDS, PREDEFINED, HEADERS, XEN].flatMap(words => words.split(' ')),
    ...FAMILIES,
    ...WIDTHS,
    ...FORMATS,
];

/** C keeps these for compilers and headers: `__x`, `_X`. Some are predefined macros, such as `__LINE__`. */
export const isReservedForm = (word: string): boolean => word.startsWith('_') && /^_[_A-Z]/.test(word);

/** Macros of <stdint.h> and <limits.h>: `UINT64_MAX`, `INT_MIN`, `INT32_C`. */
export const isLimit = (word: string): boolean =>
    word.includes('INT') && /^U?INT\w*_(?:MAX|MIN|C)$/.test(word);
