import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '#kernel/ui/api/queries.ts';
import { UiProvider } from '#kernel/ui/provider.tsx';
import { loadAnewWhenRebuilt } from '../shared/fresh-build.ts';
import { Desk } from './desk.tsx';
import './desk.css';

loadAnewWhenRebuilt();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <UiProvider client={makeQueryClient()}>
      <Desk />
    </UiProvider>
  </StrictMode>,
);
