import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadAnewWhenRebuilt } from '../shared/fresh-build.ts';
import { Field } from './field.tsx';
import '../shared/kit.css';
import './field.css';

loadAnewWhenRebuilt();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <Field />
  </StrictMode>,
);

// Without it the screens still work; they only do not open without a network.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  navigator.serviceWorker.register('/field/worker.js', { scope: '/field/' }).catch(() => undefined);
