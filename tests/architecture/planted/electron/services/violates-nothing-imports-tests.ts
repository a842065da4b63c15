export * from '../../tests/target.ts'
