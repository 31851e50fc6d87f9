#include "masking.h"

namespace rodedraad::admin {

bool is_veiled(std::string_view path) {
  const auto* field = model::find_field(path);
  if (field == nullptr) return true;
  switch (field->sensitivity) {
    case model::Sensitivity::identifying:
    case model::Sensitivity::contact:
    case model::Sensitivity::health:
      return true;
    case model::Sensitivity::ordinary:
    case model::Sensitivity::financial:
    case model::Sensitivity::enforcement:
      return false;
  }
  return true;
}

std::string form_of(std::string_view value) {
  std::string form;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    // Of a character of many bytes only the first counts.
    if ((byte & 0xC0U) == 0x80U) continue;
    if (c >= '0' && c <= '9') {
      form += '9';
    } else if (byte >= 0x80U || (c >= 'a' && c <= 'z')) {
      form += 'x';
    } else if (c >= 'A' && c <= 'Z') {
      form += 'X';
    } else {
      form += c;
    }
  }
  return form;
}

}  // namespace rodedraad::admin
