#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "element.h"
#include "report.h"
#include "rodedraad/config/catalogue.h"
#include "rodedraad/config/config.h"

/// Reading goes in the order in which files refer to each other, so that each reader can check its
/// references at once, at their exact place: hub, region, purposes, deadlines, mappings,
/// connections, workflows.
namespace rodedraad::config {

/// A file of mappings/ as it stands there.
struct MappingSourceFile {
  Element root;
  const Source* source = nullptr;
};

/// A mapping, with the differences of its file put over what it extends.
struct MappingFile {
  std::string adapter;
  std::string text;
  Place place;
  bool used = false;
};

/// What was read so far. A file that could not be parsed is not also blamed for the names that
/// others miss: then its names are not known.
struct Reading {
  const Catalogue& catalogue;
  Report& report;
  std::filesystem::path folder;  ///< of the configuration
  Config config = {};
  std::map<std::string, MappingSourceFile> mapping_files = {};
  std::map<std::string, MappingFile> mappings = {};
  std::set<std::string> produced = {};  ///< the case fields that some mapping makes
  /// Where a purpose (its id, a field path) allows a field.
  std::map<std::pair<std::string, std::string>, Place> allowed_at = {};
  std::set<std::string> secret_variables = {};  ///< variables that hold a secret in clear
  bool hub_known = false;
  bool region_known = false;
  bool purposes_known = false;
  bool deadlines_known = false;
  bool mappings_known = true;
  bool connections_known = true;
};

void read_hub(const Element& root, Reading& reading);
void read_region(const Element& root, Reading& reading);
void read_purposes(const Element& root, Reading& reading);
void read_deadlines(const Element& root, Reading& reading);
void read_retention(const Element& root, Reading& reading);
void read_access(const Element& root, Reading& reading);
void read_mapping(const std::string& id, const Source& source, Reading& reading);
/// After all mappings were read: puts overlays over what they extend, and checks the whole.
void resolve_mappings(Reading& reading);
void read_connection(const Element& root, Reading& reading);
void read_workflow(const Element& root, Reading& reading);

/// How the simulator of a connection is reached; nothing without one.
std::optional<PluginUse> read_simulator(const Element& connection, const Connection& read,
                                        Reading& reading);

/// The condition in <when>; without one it always holds.
Condition read_condition(const Element* when, Reading& reading);

/// Warns that a secret is not in a secret store; its variables stay out of the revision.
void warn_secret_in_clear(const Text& text, std::string_view what, Reading& reading);

/// The whole path of a file or folder, which is reported when it is not there.
std::string file_path(const Text& text, Reading& reading);

/// What a plugin is used for.
enum class Use { listen, send, adapt };

/// Whether the setting is given; an empty one is not, but of type text.
bool has_setting(const PluginUse& use, std::string_view name);

/// The plugin that \p attribute of \p parent names, with the settings that \p parent holds.
PluginUse read_plugin_use(const Element& parent, std::string_view attribute, Use use,
                          Reading& reading);

/// Checks what <send> asks for against who gets it.
void check_send(const Element& element, Reading& reading);

/// Checks that what a connection asks of its partner has a purpose.
void check_asking(const Element& element, const Connection& connection, Reading& reading);

/// Checks that the period of `from` and `to` does not end before it starts.
void check_period(const Element& element, Report& report);

/// Checks a name of the mandate table's tasks.
void check_task(const Word& task, Reading& reading);

/// Reports an id that was used before, by something of \p others.
template <class T, class Member>
void check_unique(const std::vector<T>& others, Member T::*member, const Attribute* id,
                  Report& report) {
  if (id == nullptr) return;
  for (const auto& other : others) {
    if (other.*member != id->text.value) continue;
    report.error(id->text.place, "id-duplicate",
                 "`" + id->text.value + "` is used before, in " + other.place.file + " line " +
                     std::to_string(other.place.line) + "; give each its own");
    return;
  }
}

}  // namespace rodedraad::config
