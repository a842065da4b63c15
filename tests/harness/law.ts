import { createLawBook } from '#shared/domain/ratio/law-book.ts'
import { lawFiles } from '#resources/law/law-files.ts'

/** The law as it ships. */
export const lawBook = createLawBook(lawFiles)
