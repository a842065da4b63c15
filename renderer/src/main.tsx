import './bridge/zod-without-eval.ts'
import '@fontsource-variable/inter/wght.css'
import 'dayjs/locale/nl'
import { QueryClient } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import './styles/tokens.css'
import './styles/mantine.css'
import './styles/base.css'
import { App } from './app/App.tsx'
import { createAppClient } from './app/app-client.ts'
import { createAppRouter } from './app/router.tsx'
import { connectBridge } from './bridge/connect.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

// The bridge takes the access out of the address, so it comes before the router that reads it.
const client = createAppClient(connectBridge())
const queries = new QueryClient({
  defaultOptions: {
    // Answers stay good until an event says otherwise; a failed call is shown, not quietly tried again.
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
createRoot(root).render(
  <App
    client={client}
    queries={queries}
    router={createAppRouter()}
    startAnew={() => window.location.reload()}
  />,
)
