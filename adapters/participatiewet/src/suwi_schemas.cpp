#include "suwi_schemas.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "suwi_service.h"

namespace rodedraad::participatiewet::suwi {

namespace {

namespace fs = std::filesystem;

/// The name space that a schema is for; empty when the file is no schema.
std::string target_of(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  const auto parsed = message::parse_xml(bytes);
  return parsed ? parsed->root().attribute("targetNamespace").value() : std::string{};
}

}  // namespace

Schemas::Schemas(const std::string& folder) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry{folder, error}, end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().filename() != "BodyReaction.xsd") continue;
    auto uri = target_of(entry->path());
    if (uri.empty() || by_uri_.contains(uri)) continue;
    auto schema = message::XmlSchema::load(entry->path(), folder);
    if (!schema) throw sdk::BadSetting("schemas", schema.error());
    by_uri_.emplace(std::move(uri), *std::move(schema));
  }
  if (error) throw sdk::BadSetting("schemas", "De map met schema's kan niet worden gelezen.");
  if (by_uri_.empty()) {
    throw sdk::BadSetting("schemas", "De map heeft geen enkel schema BodyReaction.xsd.");
  }
}

const message::XmlSchema* Schemas::find(std::string_view uri) const {
  const auto found = by_uri_.find(uri);
  return found == by_uri_.end() ? nullptr : &found->second;
}

}  // namespace rodedraad::participatiewet::suwi
