document.querySelector('#root')?.append(document.title);
