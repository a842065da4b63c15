export * from '../domain/target.ts'
