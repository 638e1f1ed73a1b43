// The element names that parsing or reading of HTML treats apart, and what is particular to each.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

// In the order of the table in html_tags.cpp. `other` is every name without a line there, `text` a run of characters.
enum class Tag : std::uint8_t {
    other,
    text,
    a,
    address,
    applet,
    area,
    article,
    aside,
    audio,
    b,
    base,
    basefont,
    bgsound,
    big,
    blockquote,
    body,
    br,
    button,
    canvas,
    caption,
    center,
    code,
    col,
    colgroup,
    datalist,
    dd,
    desc,
    details,
    dialog,
    dir,
    div,
    dl,
    dt,
    em,
    embed,
    fieldset,
    figcaption,
    figure,
    font,
    footer,
    foreignobject,
    form,
    frame,
    frameset,
    h1,
    h2,
    h3,
    h4,
    h5,
    h6,
    head,
    header,
    hgroup,
    hr,
    html,
    i,
    iframe,
    image,
    img,
    input,
    keygen,
    label,
    legend,
    li,
    link,
    listing,
    main,
    map,
    marquee,
    math,
    menu,
    meta,
    nav,
    nobr,
    noembed,
    noframes,
    noscript,
    object,
    ol,
    optgroup,
    option,
    p,
    param,
    picture,
    plaintext,
    pre,
    s,
    script,
    search,
    section,
    select,
    small,
    source,
    span,
    strike,
    strong,
    style,
    sub,
    summary,
    sup,
    svg,
    table,
    tbody,
    td,
    template_,
    textarea,
    tfoot,
    th,
    thead,
    time,
    title,
    tr,
    track,
    tt,
    u,
    ul,
    video,
    wbr,
    xmp
};

enum TagTrait : std::uint32_t {
    tag_void = 1U << 0,       // has no content and no end tag
    tag_block = 1U << 1,      // begins and ends a line of text
    tag_raw = 1U << 2,        // what follows is text up to its own end tag, no entities
    tag_rcdata = 1U << 3,     // the same with entities
    tag_closes_p = 1U << 4,   // its start tag ends an open <p>
    tag_special = 1U << 5,    // an unknown end tag does not reach beyond it
    tag_scope = 1U << 6,      // an end tag does not reach beyond it
    tag_heading = 1U << 7,    // h1 to h6
    tag_in_head = 1U << 8,    // may stand in <head>
    tag_table = 1U << 9,      // a part of a table; ignored where no table is open
    tag_unseen = 1U << 10,    // its content is no text that a reader sees
    tag_format = 1U << 11,    // its end tag may cross the borders of blocks
    tag_breakout = 1U << 12,  // ends an open <svg> or <math>
};

// The element of this name, letter case aside.
Tag tag_of(std::string_view name);
std::string_view name_of(Tag tag);
std::uint32_t traits_of(Tag tag);
inline bool has(Tag tag, std::uint32_t traits) { return (traits_of(tag) & traits) != 0; }

}  // namespace entente
