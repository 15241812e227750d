import composer from './styles/composer.css?inline';
import emailBox from './styles/email-box.css?inline';
import ground from './styles/ground.css?inline';
import launcher from './styles/launcher.css?inline';
import media from './styles/media.css?inline';
import messages from './styles/messages.css?inline';
import panel from './styles/panel.css?inline';

/** In the order in which they apply: what depends on the screen comes last. */
export const css = [ground, launcher, panel, messages, emailBox, composer, media].join('\n');
