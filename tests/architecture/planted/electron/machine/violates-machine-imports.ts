export * from '../db/target.ts'
