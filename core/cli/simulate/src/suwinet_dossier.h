#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace rodedraad::simulate {

/// What Suwinet knows of one person.
struct Dossier {
  /// aanvraag, toegekend, afgewezen, beeindigd, onvolledig (a source is silent), fout (all are), or
  /// niet-gerechtigd.
  std::string stand;
  std::string aanvraagdatum;  ///< these four CCYYMMDD
  std::string besluitdatum;
  std::string begindatum;
  std::string einddatum;
  std::string verblijfstitel;  ///< two digits
  std::string voorziening;     ///< the number of a provision; empty: none
};

/// By BSN. Who is not there, is not found.
using Dossiers = std::map<std::string, Dossier, std::less<>>;

/// One person in each stand, when there is no story.
Dossiers made_up_dossiers(std::chrono::sys_days today);

/// Reads a story: <story xmlns="urn:rodedraad:story:1"><dossier bsn="999990019" stand="toegekend"
/// aanvraagdatum="vandaag-30" begindatum="2026-01-19"/></story>. Throws BadStory.
Dossiers read_suwinet_story(const std::filesystem::path& file, std::chrono::sys_days today);

}  // namespace rodedraad::simulate
