if (document.querySelector('[data-part]')) timeline();
else enliven(document, address => location.assign(address));
