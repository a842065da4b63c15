export * from '../target.ts'
