#include "history.h"

#include <algorithm>

#include "rodedraad/message/tree.h"

namespace rodedraad::wmo {

using message::text;

std::string delivery_key(pugi::xml_node product) {
  const auto what = product.child("m:Product");
  std::string key{text(product, "m:ToewijzingNummer")};
  key += "/" + std::string{text(what, "iwmo:Categorie")};
  if (const auto code = text(what, "iwmo:Code"); !code.empty()) key += "/" + std::string{code};
  return key + "/" + std::string{text(product, "m:Begindatum")};
}

std::string delivered_product(const std::string& delivery) {
  return delivery.substr(0, delivery.rfind('/'));
}

std::string History::value(std::string_view path, std::string_view key) const {
  const auto* const found = known_.find(path, key);
  return found == nullptr ? std::string{} : *found;
}

bool History::has(std::string_view path, std::string_view key) const {
  return known_.find(path, key) != nullptr;
}

bool History::is_allocated(std::string_view number) const {
  const auto state = value("wmoVoorziening.status", number);
  return !state.empty() && state != "verwijderd";
}

bool History::is_started(const std::string& delivery) const {
  return has("wmoLevering.begindatum", delivery);
}

bool History::is_stopped(const std::string& delivery) const {
  return has("wmoLevering.einddatum", delivery);
}

bool History::has_open_delivery_beside(const std::string& delivery,
                                       const std::set<std::string>& taken_back) const {
  const auto product = delivered_product(delivery);
  return std::any_of(known_.fields.begin(), known_.fields.end(), [&](const auto& field) {
    return field.path == "wmoLevering.begindatum" && field.key != delivery &&
           delivered_product(field.key) == product && !is_stopped(field.key) &&
           !taken_back.contains(field.key);
  });
}

std::string History::request_state(const std::string& request) const {
  return value("wmoVerzoek.status", request);
}

bool History::has_pending_request(std::string_view provider) const {
  const auto prefix = std::string{provider} + "/";
  return std::any_of(known_.fields.begin(), known_.fields.end(), [&](const auto& field) {
    return field.path == "wmoVerzoek.status" && field.key.starts_with(prefix) &&
           (field.value == "ingediend" || field.value == "in-onderzoek");
  });
}

std::vector<std::string> History::actual_allocations(std::string_view provider,
                                                     std::string_view day) const {
  std::vector<std::string> numbers;
  for (const auto& field : known_.fields) {
    if (field.path != "wmoVoorziening.aanbieder" || field.value != provider) continue;
    if (!is_allocated(field.key)) continue;
    const auto end = value("wmoVoorziening.einddatum", field.key);
    if (end.empty() || end >= day) numbers.push_back(field.key);
  }
  return numbers;
}

}  // namespace rodedraad::wmo
