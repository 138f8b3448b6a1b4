// Pages other than the timeline: their pictures lead to it.
import { enliven } from './picture.js';

enliven(document, address => location.assign(address));
