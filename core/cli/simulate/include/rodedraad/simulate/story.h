#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// What a simulated partner knows when it starts, from a file that an administrator can write.
namespace rodedraad::simulate {

/// A story cannot be read; the text says where and why, with the place ("duo.xml:12").
class BadStory : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The members of one JSON object, as text.
using Record = std::map<std::string, std::string, std::less<>>;

/// What DUO says of one person. Records lie under the name of the element that a story has for
/// them: "inburgeringsplicht", "pip", "examenresultaat"; see duo_resources.h.
struct Person {
  std::string oin;           ///< the municipality that may ask; empty: everybody
  std::string gemeentecode;  ///< that of the municipality
  std::string gevestigd;     ///< since when the person lives there; empty: unknown
  std::map<std::string, std::vector<Record>, std::less<>> records;

  /// The first record of this name, or null.
  const Record* find(std::string_view name) const;
  void set(std::string_view name, Record record);
};

/// By BSN.
using Persons = std::map<std::string, Person, std::less<>>;

/// Everything in a story of DUO.
struct DuoStory {
  Persons persons;
  /// What DUO has that is about nobody, by the name of its element: "verlengingsgrond",
  /// "instelling".
  std::map<std::string, std::vector<Record>, std::less<>> lists;
};

/// Reads a story of DUO. Dates may be relative to \p today: "vandaag", "vandaag-14", "vandaag+30".
/// Throws BadStory.
DuoStory read_duo_story(const std::filesystem::path& file, std::chrono::sys_days today);

}  // namespace rodedraad::simulate
