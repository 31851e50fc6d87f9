#pragma once

#include "mapping_source.h"

/// What may stand in the elements of a mapping file.
namespace rodedraad::message {

inline constexpr ElementShape kMapping{"adapter", "extends", "namespace table message template"};
inline constexpr ElementShape kNamespace{"prefix uri", "", ""};
inline constexpr ElementShape kTable{"id", "unknown", "row"};
inline constexpr ElementShape kRow{"code value", "", "", "value"};
inline constexpr ElementShape kMessage{"kind", "", "identifier field each"};
inline constexpr ElementShape kEach{"select", "key when", "identifier field each"};
inline constexpr ElementShape kIdentifier{"type select", "when required", ""};
inline constexpr ElementShape kField{
    "path",
    "select value when table form exclusive from to period-form to-exclusive key required absent "
    "withdrawn",
    ""};

// A message and an each of an overlay may also take away.
inline constexpr ElementShape kMessageDifferences{"kind", "", "identifier field each without"};
inline constexpr ElementShape kEachDifferences{"select", "key when",
                                               "identifier field each without"};
inline constexpr ElementShape kWithout{"path", "", ""};

inline constexpr ElementShape kTemplate{
    "kind", "format method target media-type type separator bom", "header element each"};
inline constexpr ElementShape kTemplateHeader{"name", "field value from table form optional", ""};
inline constexpr ElementShape kTemplateElement{
    "", "name prefix type field value from part table form optional", "element attribute each"};
inline constexpr ElementShape kTemplateAttribute{
    "name", "prefix field value from part table form optional", ""};
inline constexpr ElementShape kTemplateEach{"field", "key-as", "element"};

}  // namespace rodedraad::message
