/* What compiled checks are made of. A verdict is VALID, INVALID, FAILED (an exception is set) or
   UNKNOWN: something came that json.loads does not give, a subclass or another type, and the
   functions in Python decide. So nothing here calls code of whoever made the value. */

#define PY_SSIZE_T_CLEAN
#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include <Python.h>
#include <limits.h>
#include <math.h>
#include <string.h>
#if defined(__linux__) || defined(__APPLE__)
#include <pthread.h>
#endif

#if defined(_MSC_VER)
#define OF_THREAD __declspec(thread)
#define UNLIKELY(x) (x)
#define RARE __declspec(noinline)
#else
#define OF_THREAD __thread
#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define RARE __attribute__((cold, noinline))
#endif

enum { VALID = 1, INVALID = 0, FAILED = -1, UNKNOWN = -2 };

/* A verdict's opposite. */
static inline int negated(int verdict) { return verdict < 0 ? verdict : !verdict; }

/* What is called across files of one extension. */
#if defined(_MSC_VER)
#define HIDDEN
#else
#define HIDDEN __attribute__((visibility("hidden")))
#endif
