/* Equality: 1 is 1.0, true is not 1. */

static int same(PyObject *one, PyObject *other, int depth);

/* It equals itself, or not, as one looks at it. */
static int is_nan(PyObject *value) {
    return IS(value, PyFloat_Type) && isnan(PyFloat_AS_DOUBLE(value));
}

static int same_members(PyObject *one, PyObject *other, int depth) {
    Py_ssize_t at = 0;
    PyObject *key, *value, *found;
    if (PyDict_GET_SIZE(one) != PyDict_GET_SIZE(other)) return INVALID;
    while (PyDict_Next(one, &at, &key, &value)) {
        if (!IS(key, PyUnicode_Type)) return UNKNOWN;
        int verdict = look_up(other, key, &found);
        if (verdict == VALID) verdict = same(value, found, depth);
        if (verdict != VALID) return verdict;
    }
    return VALID;
}

/* As `equal` in Python. UNKNOWN for other types, for NaN and for what is deep. */
static int same(PyObject *one, PyObject *other, int depth) {
    PyTypeObject *type = Py_TYPE(one);
    if (type == &PyUnicode_Type && IS(other, PyUnicode_Type)) {
        return IS_TEXT(one) && IS_TEXT(other) ? same_text(one, other) : UNKNOWN;
    } else if (type == &PyDict_Type && IS(other, PyDict_Type)) {
        return depth > 50 ? UNKNOWN : same_members(one, other, depth + 1);
    } else if (type == &PyList_Type && IS(other, PyList_Type)) {
        if (depth > 50) return UNKNOWN;
        if (PyList_GET_SIZE(one) != PyList_GET_SIZE(other)) return INVALID;
        for (Py_ssize_t at = 0; at < PyList_GET_SIZE(one); at++) {
            int verdict = same(PyList_GET_ITEM(one, at), PyList_GET_ITEM(other, at), depth + 1);
            if (verdict != VALID) return verdict;
        }
        return VALID;
    } else if (type == &PyLong_Type || type == &PyFloat_Type) {
        if (is_nan(one) || is_nan(other)) return UNKNOWN;
        if (IS(other, PyLong_Type) || IS(other, PyFloat_Type))
            return PyObject_RichCompareBool(one, other, Py_EQ);
    }
    /* Null, booleans, and what is of two types. */
    return is_plain(one) && is_plain(other) ? one == other : UNKNOWN;
}

/* The same for equal values; `odd` is set for what is deep or of another type. Python's own hash is
   the same for 1 and 1.0. */
static Py_hash_t hash_of(PyObject *value, int depth, int *odd) {
    Py_ssize_t at = 0;
    Py_uhash_t hash = 1;
    PyObject *key, *member;
    if (depth > 50) {
        *odd = 1;
        return 0;
    }
    if (IS(value, PyList_Type)) {
        for (; at < PyList_GET_SIZE(value); at++)
            hash = hash * 1000003 + (Py_uhash_t)hash_of(PyList_GET_ITEM(value, at), depth + 1, odd);
        return (Py_hash_t)hash;
    }
    if (IS(value, PyDict_Type)) {
        while (PyDict_Next(value, &at, &key, &member)) {
            if (!IS(key, PyUnicode_Type)) {
                *odd = 1;
                return 0;
            }
            Py_uhash_t one = (Py_uhash_t)PyObject_Hash(key) * 31
                             + (Py_uhash_t)hash_of(member, depth + 1, odd);
            hash += (one ^ (one >> 29)) * 1000003;
        }
        return (Py_hash_t)hash;
    }
    if (IS(value, PyUnicode_Type) || IS(value, PyLong_Type) || IS(value, PyFloat_Type)
        || IS(value, PyBool_Type)) return PyObject_Hash(value);
    if (value != Py_None) *odd = 1;
    return 0;
}

/* No two items that are equal, by their hashes. */
static int are_different_hashed(PyObject *items, Py_ssize_t count) {
    size_t size = 64;
    int verdict = VALID;
    while (size < 2 * (size_t)count) size *= 2;
    Py_hash_t *hashes = PyMem_Malloc(count * sizeof(Py_hash_t));
    Py_ssize_t *table = PyMem_Calloc(size, sizeof(Py_ssize_t));
    if (hashes == NULL || table == NULL) {
        PyErr_NoMemory();
        verdict = FAILED;
        count = 0;
    }
    for (Py_ssize_t at = 0; at < count && verdict == VALID; at++) {
        PyObject *item = PyList_GET_ITEM(items, at);
        int odd = 0;
        hashes[at] = hash_of(item, 0, &odd);
        if (odd) {
            verdict = UNKNOWN;
            break;
        }
        size_t place = (size_t)hashes[at];
        place ^= place >> 32;
        for (;; place++) {
            Py_ssize_t *entry = &table[place & (size - 1)];
            if (*entry == 0) {
                *entry = at + 1;
                break;
            }
            if (hashes[*entry - 1] != hashes[at]) continue;
            int equal = same(item, PyList_GET_ITEM(items, *entry - 1), 0);
            if (equal == INVALID) continue;
            verdict = equal == VALID ? INVALID : equal;
            break;
        }
    }
    PyMem_Free(hashes);
    PyMem_Free(table);
    return verdict;
}

/* As `unique` in Python: few items are compared with one another. */
static int are_different(PyObject *items) {
    if (!IS(items, PyList_Type)) return UNKNOWN;
    Py_ssize_t count = PyList_GET_SIZE(items);
    if (count < 2) return VALID;
    for (Py_ssize_t at = 0; at < count; at++)
        if (Py_TYPE(PyList_GET_ITEM(items, at))->tp_flags & Py_TPFLAGS_HEAPTYPE) return UNKNOWN;
    if (count > 8) return are_different_hashed(items, count);
    for (Py_ssize_t first = 1; first < count; first++)
        for (Py_ssize_t second = 0; second < first; second++) {
            int verdict = same(PyList_GET_ITEM(items, first), PyList_GET_ITEM(items, second), 0);
            if (verdict != INVALID) return verdict == VALID ? INVALID : verdict;
        }
    return VALID;
}

static int are_strings(PyObject *items) {
    if (!IS(items, PyList_Type)) return UNKNOWN;
    for (Py_ssize_t at = 0; at < PyList_GET_SIZE(items); at++) {
        int verdict = is_of(PyList_GET_ITEM(items, at), STRING);
        if (verdict != VALID) return verdict;
    }
    return VALID;
}
