#include "official_schema.h"

#include <filesystem>

#include "rodedraad/sdk/errors.h"

namespace rodedraad::wmo {

namespace {

namespace fs = std::filesystem;

std::string key_of(const Opened& opened) {
  return opened.release + "/" + std::string{opened.kind->function};
}

fs::path folder_of(const fs::path& root, const Release& release, std::size_t count) {
  std::error_code error;
  if (fs::is_directory(root / release.name, error)) return root / release.name;
  if (count == 1) return root;
  throw sdk::BadSetting("schemas",
                        "De map heeft geen map " + release.name + " met de XSD's van die release.");
}

}  // namespace

OfficialSchemas::OfficialSchemas(const std::string& folder, const Releases& releases) {
  if (folder.empty()) {
    for (const auto& release : releases.all()) {
      if (release.part == kBuiltInRelease) continue;
      throw sdk::BadSetting("schemas", "Release " + release.name +
                                           " is niet ingebouwd; geef hier de map met haar XSD's.");
    }
    return;
  }
  const fs::path root{folder};
  for (const auto& release : releases.all()) {
    const auto where = folder_of(root, release, releases.all().size());
    for (const auto& kind : kinds()) {
      const auto file = where / (std::string{kind.function} + ".xsd");
      std::error_code error;  // a name that no file can have is a missing file
      if (!fs::exists(file, error)) {
        // Of the built-in release a part may be left out.
        if (release.part == kBuiltInRelease) continue;
        throw sdk::BadSetting("schemas", "Van release " + release.name + " ontbreekt " +
                                             std::string{kind.function} + ".xsd.");
      }
      auto schema = message::XmlSchema::load(file, root);
      if (!schema) throw sdk::BadSetting("schemas", schema.error());
      schemas_.emplace(release.part + "/" + std::string{kind.function}, std::move(*schema));
    }
  }
  if (schemas_.empty()) {
    throw sdk::BadSetting("schemas", "In deze map staat geen enkele XSD van iWmo (WMO301.xsd).");
  }
}

bool OfficialSchemas::has(const Opened& opened) const {
  return opened.kind != nullptr && schemas_.contains(key_of(opened));
}

std::vector<sdk::Finding> OfficialSchemas::check(const Opened& opened) const {
  if (opened.kind == nullptr || opened.payload.empty()) return {};
  const auto found = schemas_.find(key_of(opened));
  if (found == schemas_.end()) return {};
  auto findings = found->second.check(opened.payload);
  for (auto& finding : findings) {
    finding.severity = sdk::Severity::error;
    finding.code = "StUF055";
  }
  return findings;
}

}  // namespace rodedraad::wmo
