import { first } from './violates-no-cycles.ts'
export const second = (): number => first()
