#include "sample_fields.h"

#include <array>
#include <utility>

#include "rodedraad/sdk/text.h"

namespace rodedraad::certify {

namespace {

using sdk::view;

/// Texts whose form a partner looks at, by the end of the path.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kForms{{
    {"bsn", "999990019"},
    {"Bsn", "999990019"},
    {"vNummer", "2789456123"},
    {"gemeentecode", "0505"},
    {"Gemeentecode", "0505"},
    {"postcode", "3311AA"},
    {"email", "proef@voorbeeld.example"},
    {"telefoonnummer", "0612345678"},
    {"oin", "00000099000000001505"},
    {"agb", "12345678"},
    {"moment", "2026-03-02T09:15:27+01:00"},
    {"uuid", "7f1cb2a4-5b1c-4c8e-9a49-1d2f5b1c9f01"},
}};

}  // namespace

std::string sample_value(const model::Field& field) {
  switch (field.type) {
    case model::Type::date:
      return "2026-03-02";
    case model::Type::boolean:
      return "true";
    case model::Type::integer:
      return "12";
    case model::Type::code:
      return std::string{field.codes.front()};
    case model::Type::text:
      break;
  }
  for (const auto& [end, value] : kForms) {
    if (field.path.ends_with(end)) return std::string{value};
  }
  return "Proef";
}

sdk::FieldValue sample_field(const model::Field& field) {
  return {std::string{field.path}, field.repeats() ? "1" : "", sample_value(field)};
}

std::vector<sdk::FieldValue> every_field() {
  std::vector<sdk::FieldValue> result;
  for (const auto& field : model::field_table()) result.push_back(sample_field(field));
  return result;
}

std::vector<sdk::FieldValue> sample_fields(const std::vector<std::string_view>& paths) {
  std::vector<sdk::FieldValue> result;
  for (const auto path : paths) {
    if (path == "*") return every_field();
    if (const auto* field = model::find_field(path)) result.push_back(sample_field(*field));
  }
  return result;
}

std::vector<std::string_view> wants_of(const rd_kind& kind, bool only_required) {
  std::vector<std::string_view> paths;
  for (std::size_t i = 0; i < kind.want_count; ++i) {
    if (!only_required || kind.wants[i].required != 0) paths.push_back(view(kind.wants[i].path));
  }
  return paths;
}

std::vector<std::string_view> consults_of(const rd_kind& kind) {
  std::vector<std::string_view> paths;
  if (!RD_HAS(&kind, rd_kind, responds)) return paths;
  for (std::size_t i = 0; i < kind.consult_count; ++i) paths.push_back(view(kind.consults[i]));
  return paths;
}

sdk::EncodeRequest encode_request(std::string_view kind, std::vector<sdk::FieldValue> fields) {
  return {std::string{kind},
          "7f1cb2a4-5b1c-4c8e-9a49-1d2f5b1c9f01",
          "00000099000000001505",
          "00000099000000002000",
          "0505",
          "2026-03-02T09:15:27Z",
          std::move(fields)};
}

sdk::Known known_person(std::vector<sdk::FieldValue> fields) {
  return {true, "2026-03-02", std::move(fields)};
}

}  // namespace rodedraad::certify
