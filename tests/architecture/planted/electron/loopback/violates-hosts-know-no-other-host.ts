export * from '../main/target.ts'
