#include "template_value.h"

#include <algorithm>

#include "rodedraad/message/mapping.h"

namespace rodedraad::message {
namespace {

using From = TemplateValue::From;

/// The \p number-th part of a key that is put together with "/".
std::string part_of(std::string_view key, std::size_t number) {
  for (; number > 1; --number) {
    const std::size_t slash = key.find('/');
    if (slash == std::string_view::npos) return {};
    key.remove_prefix(slash + 1);
  }
  return std::string{key.substr(0, key.find('/'))};
}

/// YYYY-MM-DD in another form; nothing when it is no date.
std::string in_form(std::string_view date, std::string_view form) {
  // A moment is the day on which it lies, as it is written.
  if (date.size() > 10 && date[10] == 'T') date = date.substr(0, 10);
  if (!canonical_date(date, "yyyy-mm-dd")) return {};
  const std::string year{date.substr(0, 4)};
  const std::string month{date.substr(5, 2)};
  const std::string day{date.substr(8, 2)};
  if (form == "dd-mm-yyyy") return day + '-' + month + '-' + year;
  if (form == "yyyymmdd") return year + month + day;
  return std::string{date};
}

}  // namespace

std::string_view entity_of(std::string_view path) { return path.substr(0, path.find('.')); }

std::vector<std::string> TemplateValues::keys(std::string_view path) const {
  std::vector<std::string> keys;
  for (const sdk::FieldValue& field : request_.fields) {
    if (field.path != path || field.value.empty()) continue;
    if (std::find(keys.begin(), keys.end(), field.key) == keys.end()) keys.push_back(field.key);
  }
  return keys;
}

std::string TemplateValues::raw(const TemplateValue& value, std::string_view entity,
                                const std::string* key) const {
  switch (value.from) {
    case From::constant:
      return value.text;
    case From::key:
      if (key == nullptr) return {};
      return value.part == 0 ? *key : part_of(*key, value.part);
    case From::field: {
      const bool keyed = key != nullptr && entity_of(value.text) == entity;
      const auto found = std::find_if(
          request_.fields.begin(), request_.fields.end(), [&](const sdk::FieldValue& field) {
            return field.path == value.text && (!keyed || field.key == *key);
          });
      return found == request_.fields.end() ? std::string{} : found->value;
    }
    case From::request:
      if (value.text == "id") return request_.id;
      if (value.text == "created") return request_.created;
      if (value.text == "municipality") return request_.municipality;
      if (value.text == "bron") return request_.bron;
      return request_.doel;
    case From::nothing:
      break;
  }
  return {};
}

std::string TemplateValues::find(const TemplateValue& value, std::string_view entity,
                                 const std::string* key) {
  std::string text = raw(value, entity, key);
  if (text.empty()) return text;
  if (value.table != nullptr) {
    if (const auto code = value.table->codes.find(text); code != value.table->codes.end()) {
      text = code->second;
    } else if (!value.table->keeps_unknown || value.table->find(text) != nullptr) {
      // A value that is the code of another would be read as that other.
      complain(value.text, "heeft een waarde waarvoor de tabel geen code heeft");
      return {};
    }
  }
  if (!value.form.empty()) {
    text = in_form(text, value.form);
    if (text.empty()) complain(value.text, "is geen datum");
  }
  return text;
}

void TemplateValues::miss(const TemplateValue& value) {
  complain(value.text.empty() ? "key" : value.text, "is nodig voor dit bericht");
}

void TemplateValues::complain(std::string_view what, std::string_view text) {
  std::string problem{what};
  problem += ": ";
  problem += text;
  if (std::find(problems_.begin(), problems_.end(), problem) == problems_.end()) {
    problems_.push_back(std::move(problem));
  }
}

}  // namespace rodedraad::message
