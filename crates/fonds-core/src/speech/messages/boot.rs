//! What `public/boot.js` says before the program is there, or when it cannot come. A site has these rows with their English
//! in the file of a language; the program has none of them.

pub(super) const TEXTS: &[[&str; 3]] = &[
    [
        "This page was opened as a file, and browsers do not let a page that is opened so load its program. The records are listed below. To search them, put the folder on any web server, or run “cargo xtask serve”, and open the address that it prints.",
        "本页是作为文件打开的，浏览器不允许这样打开的页面加载其程序。记录列在下面。要进行搜索，请把该文件夹放到任一网络服务器上，或运行“cargo xtask serve”，然后打开它给出的地址。",
        "Эта страница открыта как файл, а браузеры не дают такой странице загрузить её программу. Записи перечислены ниже. Чтобы искать в них, поместите папку на любой веб-сервер или запустите «cargo xtask serve» и откройте адрес, который он напечатает.",
    ],
    [
        "This browser has no WebAssembly, or it is switched off, and searching needs it. The records are listed below. Use a current Firefox, Safari or Chromium, or allow WebAssembly for this site (in Lockdown Mode: for this site only).",
        "此浏览器没有 WebAssembly，或已将其关闭，而搜索需要它。记录列在下面。请使用新版的 Firefox、Safari 或 Chromium，或为本站允许 WebAssembly（在锁定模式下：仅为本站）。",
        "В этом браузере нет WebAssembly, или он отключён, а для поиска он нужен. Записи перечислены ниже. Возьмите современный Firefox, Safari или Chromium либо разрешите WebAssembly для этого сайта (в режиме блокировки — только для него).",
    ],
    [
        "The browser did not accept the page’s program: WebAssembly is blocked by a policy, or the file was changed on its way. The records are listed below. Reload the page; if that does not help, allow WebAssembly for this site.",
        "浏览器没有接受本页的程序：WebAssembly 被某项策略禁止，或文件在传输中被改动。记录列在下面。请重新加载页面；如果无效，请为本站允许 WebAssembly。",
        "Браузер не принял программу страницы: WebAssembly запрещён политикой, или файл изменился в пути. Записи перечислены ниже. Перезагрузите страницу; если это не поможет, разрешите WebAssembly для этого сайта.",
    ],
    [
        "The browser refused to keep the catalogue, perhaps for want of room on this computer.",
        "浏览器拒绝保存目录，也许是因为这台计算机空间不足。",
        "Браузер отказался сохранить каталог — возможно, на этом компьютере не хватает места.",
    ],
    [
        "Not all of the page’s program could be loaded: the connection failed, or the site is just being renewed. The records are listed below. Reload the page to try again.",
        "本页的程序未能全部加载：连接中断，或网站正在更新。记录列在下面。请重新加载页面再试。",
        "Программа страницы загрузилась не полностью: соединение прервалось, или сайт как раз обновляется. Записи перечислены ниже. Перезагрузите страницу, чтобы попробовать снова.",
    ],
    [
        "The catalogue ({0}) could not be fetched: the network or the server did not answer. Check the connection and reload the page. The records that this page holds can be read below.",
        "无法取得目录（{0}）：网络或服务器没有应答。请检查连接并重新加载页面。本页所含的记录可在下面阅读。",
        "Каталог ({0}) получить не удалось: сеть или сервер не отвечают. Проверьте соединение и перезагрузите страницу. Записи, которые есть на этой странице, можно прочитать ниже.",
    ],
    [
        "The catalogue ({0}) could not be fetched: the server answered with status {1}. Whoever publishes this site should check that the file lies beside index.html. The records that this page holds can be read below.",
        "无法取得目录（{0}）：服务器返回状态 {1}。请本站的发布者检查该文件是否与 index.html 在一起。本页所含的记录可在下面阅读。",
        "Каталог ({0}) получить не удалось: сервер ответил кодом {1}. Тому, кто публикует этот сайт, следует проверить, лежит ли файл рядом с index.html. Записи, которые есть на этой странице, можно прочитать ниже.",
    ],
    ["Loading the catalogue: {0} of {1}", "正在加载目录：{0}，共 {1}", "Загрузка каталога: {0} из {1}"],
    [
        "Reading the catalogue and making it searchable…",
        "正在读取目录，使其可供搜索……",
        "Каталог читается и готовится к поиску…",
    ],
    ["{0} of {1}", "{0}，共 {1}", "{0} из {1}"],
    ["{0}.{1} KB", "{0}.{1} KB", "{0},{1} КБ"],
    ["{0}.{1} MB", "{0}.{1} MB", "{0},{1} МБ"],
    [
        "The program could not be started ({0}). The records are listed below. Reload the page; if that does not help, tell whoever keeps this site.",
        "程序无法启动（{0}）。记录列在下面。请重新加载页面；如果无效，请告知本站的维护者。",
        "Программу не удалось запустить ({0}). Записи перечислены ниже. Перезагрузите страницу; если это не поможет, сообщите тому, кто ведёт этот сайт.",
    ],
];
