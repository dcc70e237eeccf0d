/** The first byte that no static data of the module takes; the loader's memory starts there. */
export function heapBase(): usize {
  return __heap_base
}
