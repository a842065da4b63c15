export * from '../board/target.ts'
