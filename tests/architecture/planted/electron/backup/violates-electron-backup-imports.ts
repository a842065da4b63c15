export * from '../services/target.ts'
