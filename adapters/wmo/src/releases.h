#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rodedraad::wmo {

/// A release of iWmo and the days on which its messages count, both inclusive; empty: no bound.
struct Release {
  std::string name;  ///< "3.2"
  std::string part;  ///< of its name spaces: "3_2"
  std::string from;
  std::string to;

  bool covers(std::string_view day) const;
};

/// The setting "releases": "3.2=2021-10-01/ 3.3=2027-01-01/2028-06-30". Two releases may run side
/// by side.
class Releases {
 public:
  /// Throws sdk::BadSetting.
  explicit Releases(std::string_view setting);

  /// By the part of the name space; null when it is not listed.
  const Release* find(std::string_view part) const;
  const std::vector<Release>& all() const { return releases_; }

 private:
  std::vector<Release> releases_;
};

/// The release that the tables of shapes.h describe.
inline constexpr std::string_view kBuiltInRelease = "3_2";

}  // namespace rodedraad::wmo
