import { render } from 'preact';
import { App } from './App';
import './styles/tokens.css';
import './styles/app.css';
import './styles/shell.css';
import './styles/controls.css';
import './styles/figures.css';
import './styles/notices.css';
import './styles/charts.css';
import './styles/data.css';
import './styles/tables.css';
import './styles/print.css';
import { startTheme } from './theme';

startTheme();
render(<App />, document.getElementById('app')!);
