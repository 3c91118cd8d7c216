/* Verdicts that are remembered, by function and by the identity of a part of the value. Few
   questions are asked without: only a value that asks many could ask the same ones again. */
enum { ASKED_WITHOUT = 200 };

typedef struct {
    Decide decide;
    PyObject *value;
    int verdict;
} Verdict;

typedef struct {
    Py_ssize_t asked, count, size;
    Verdict *entries;
} Verdicts;

static Verdict *find_verdict(Verdicts *known, Decide decide, PyObject *value) {
    size_t hash = ((size_t)value >> 4) * 31 + ((size_t)decide >> 4);
    hash ^= hash >> 15;
    for (;; hash++) {
        Verdict *entry = &known->entries[hash & (known->size - 1)];
        if (entry->decide == NULL) return entry;
        if (entry->decide == decide && entry->value == value) return entry;
    }
}

static RARE int grow_verdicts(Verdicts *known) {
    Verdicts larger = {known->asked, known->count, known->size ? 2 * known->size : 256, NULL};
    larger.entries = PyMem_Calloc(larger.size, sizeof(Verdict));
    if (larger.entries == NULL) {
        PyErr_NoMemory();
        return FAILED;
    }
    for (Py_ssize_t at = 0; at < known->size; at++) {
        Verdict *entry = &known->entries[at];
        if (entry->decide) *find_verdict(&larger, entry->decide, entry->value) = *entry;
    }
    PyMem_Free(known->entries);
    *known = larger;
    return VALID;
}

static int remembered(Decide decide, PyObject *value, Context *context) {
    Verdicts *known = context->known;
    if (!PyDict_CheckExact(value) && !PyList_CheckExact(value)) return decide(value, context);
    if (known == NULL) {
        known = context->known = PyMem_Calloc(1, sizeof(Verdicts));
        if (known == NULL) {
            PyErr_NoMemory();
            return FAILED;
        }
    }
    if (++known->asked <= ASKED_WITHOUT) return decide(value, context);
    if (2 * known->count >= known->size && grow_verdicts(known) < 0) return FAILED;
    Verdict *entry = find_verdict(known, decide, value);
    if (entry->decide) return entry->verdict;
    int verdict = decide(value, context);
    if (verdict < 0) return verdict;
    entry = find_verdict(known, decide, value);
    if (!entry->decide) known->count++;
    *entry = (Verdict){decide, value, verdict};
    return verdict;
}
