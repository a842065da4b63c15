export * from '../features/board/target.ts'
