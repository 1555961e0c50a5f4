import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadAnewWhenRebuilt } from '../shared/fresh-build.ts';
import { Portal } from './portal.tsx';
import '../shared/kit.css';
import './portal.css';

loadAnewWhenRebuilt();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);
