import './theme/tokens.css';
import '@utrecht/component-library-css/dist/index.css';
import './styles.css';
import './screens.css';
