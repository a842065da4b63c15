/** Another headquarters works on these records. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse'
}
