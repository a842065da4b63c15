import type { planted } from '#shared/domain/target.ts'
export type Planted = typeof planted
