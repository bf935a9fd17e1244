export * from './people'
export * from './conversations'
export * from './service'
