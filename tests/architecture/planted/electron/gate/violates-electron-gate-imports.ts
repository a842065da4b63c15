export * from '../loopback/target.ts'
