import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client';
import { startTexts } from './i18n';
import { Announcer } from './patterns/announcer';
import { createConsoleRouter } from './router';
import './styles';

const place = document.getElementById('console');
if (!place) throw new Error('index.html has no place for the console');

await startTexts();
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <Announcer>
        <Suspense fallback={null}>
          <RouterProvider router={createConsoleRouter()} />
        </Suspense>
      </Announcer>
    </QueryClientProvider>
  </StrictMode>,
);
