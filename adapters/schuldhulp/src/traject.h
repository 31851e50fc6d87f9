#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

/// What a schuldhulptraject says as a whole. All read the form that Reader makes.
namespace rodedraad::schuldhulp {

/// A traject has no number of its own. It is the same one when its period overlaps and its clients
/// are the same (DDAS, "Uniciteit"). The key is the municipality, the first day and, when there are
/// two clients, four characters that tell other couples apart: "0344/2026-04-14/samen-3fa2". No
/// number of a person can be made from it.
std::string traject_key(std::string_view municipality, pugi::xml_node traject);

/// The parts of such a key.
struct TrajectKey {
  std::string municipality;
  std::string start;    ///< YYYY-MM-DD, or "onbekend"
  std::string clients;  ///< "" for one, "samen-3fa2" for two
  static std::optional<TrajectKey> parse(std::string_view key);
};

/// Where the traject stands on a day: the last phase that began, in the order aanmelding, intake,
/// stabilisatie, schuldregeling, oplossing, uitstroom, nazorg. Planned days do not count.
std::string_view status_of(pugi::xml_node traject, std::string_view day);

/// The debt in euros at the start; nothing when the traject does not say.
std::optional<long long> debt_of(pugi::xml_node traject);

/// A band in which an amount lies.
std::string_view band_of(long long euros);

/// Sixteen hexadecimal digits that are the same for the same text on every machine. No secret.
std::string fingerprint(std::string_view text);

}  // namespace rodedraad::schuldhulp
