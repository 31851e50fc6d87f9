#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <fstream>
#include <iterator>
#include <utility>

#include "fill.h"
#include "reading.h"
#include "revision.h"
#include "rodedraad/config/config.h"
#include "whole.h"

namespace rodedraad::config {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kFiles{"hub.xml", "region.xml", "purposes.xml",
                                                 "deadlines.xml"};
/// A configuration may do without: then nothing is ever erased.
constexpr std::string_view kRetention = "retention.xml";
/// A configuration may do without: then the built-in roles hold, and nobody logs in elsewhere.
constexpr std::string_view kAccess = "access.xml";
constexpr std::array<std::string_view, 4> kFolders{"connections", "mappings", "workflows",
                                                   "scenarios"};

/// One reading of one folder.
class Loader {
 public:
  Loader(const fs::path& folder, const Variables& variables, const Catalogue& catalogue)
      : folder_(folder), filler_(variables, report_), reading_{catalogue, report_, folder} {}

  Loaded load() {
    read_all();
    Loaded out;
    out.plugin_folders = reading_.config.hub.plugin_folders;
    if (!report_.has_errors()) {
      std::vector<const Source*> sources;
      for (const auto& each : sources_) sources.push_back(&each);
      std::ranges::sort(sources, {}, [](const Source* source) { return source->file(); });
      auto variables = filler_.used();
      for (const auto& name : reading_.secret_variables) variables.erase(name);
      reading_.config.revision = revision(sources, variables);
      out.config = std::move(reading_.config);
    }
    out.findings = report_.take();
    return out;
  }

 private:
  using Reader = void (*)(const Element&, Reading&);

  void read_all() {
    std::error_code error;
    if (!fs::is_directory(folder_, error)) {
      report_.error({folder_.string(), 1, 1}, "folder-missing",
                    "there is no such folder; name the folder that holds hub.xml");
      return;
    }
    read_file("hub.xml", "hub", read_hub);
    read_file("region.xml", "region", read_region);
    read_file("purposes.xml", "purposes", read_purposes);
    read_file("deadlines.xml", "deadlines", read_deadlines);
    if (fs::exists(folder_ / kRetention, error)) {
      read_file(std::string{kRetention}, "retention", read_retention);
    }
    if (fs::exists(folder_ / kAccess, error)) {
      read_file(std::string{kAccess}, "access", read_access);
    }
    if (reading_.config.access.roles.empty()) reading_.config.access.roles = built_in_roles();
    read_mappings();
    for (const auto& file : xml_files("connections")) {
      reading_.connections_known =
          read_file(file, "connection", read_connection) && reading_.connections_known;
    }
    // The order of connections decides which of two equals is taken: by id, not by file name.
    std::ranges::sort(reading_.config.connections, {}, &Connection::id);
    bool workflows_known = true;
    for (const auto& file : xml_files("workflows")) {
      workflows_known = read_file(file, "workflow", read_workflow) && workflows_known;
    }
    check_mappings_are_used();
    if (workflows_known) check_deadlines_are_started();
    check_whole(reading_, workflows_known);
    check_names();
  }

  /// \returns whether the file could be parsed.
  bool read_file(const std::string& file, std::string_view root, Reader reader) {
    const auto* source = open(file);
    if (source == nullptr) return false;
    auto element = parse(*source, root, report_);
    if (!element) return false;
    filler_.fill(*element);
    reader(*element, reading_);
    return true;
  }

  /// A mapping goes to its adapter as it is, without variables.
  void read_mappings() {
    for (const auto& file : xml_files("mappings")) {
      if (const auto* source = open(file)) {
        read_mapping(fs::path(file).stem().string(), *source, reading_);
      } else {
        reading_.mappings_known = false;
      }
    }
    resolve_mappings(reading_);
  }

  const Source* open(const std::string& file) {
    const auto path = folder_ / file;
    std::error_code error;
    if (!fs::exists(path, error)) {
      report_.error({file, 1, 1}, "file-missing",
                    "this file is missing; every configuration has it");
      return nullptr;
    }
    std::ifstream in;
    if (fs::is_regular_file(path, error)) in.open(path, std::ios::binary);
    if (!in.is_open()) {
      report_.error({file, 1, 1}, "file-unreadable",
                    "this file cannot be read; look at its permissions");
      return nullptr;
    }
    return &sources_.emplace_back(file, std::string(std::istreambuf_iterator<char>(in), {}));
  }

  std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> out;
    std::error_code error;
    for (fs::directory_iterator it(folder_ / folder, error), end; !error && it != end;
         it.increment(error)) {
      out.push_back(it->path().filename().string());
    }
    std::ranges::sort(out);
    return out;
  }

  std::vector<std::string> xml_files(const std::string& folder) {
    std::vector<std::string> out;
    for (const auto& name : names_in(folder)) {
      if (!name.ends_with(".xml") || name.starts_with('.')) continue;
      out.push_back(std::string{folder}.append("/").append(name));
    }
    return out;
  }

  void check_mappings_are_used() {
    if (!reading_.connections_known) return;
    for (const auto& [id, mapping] : reading_.mappings) {
      if (mapping.used) continue;
      report_.warning(mapping.place, "mapping-unused",
                      fmt::format("no connection uses this mapping; name it with <setting "
                                  "name=\"mapping\">{}</setting>, or take the file away",
                                  id));
    }
  }

  void check_deadlines_are_started() {
    std::set<std::string> started;
    for (const auto& workflow : reading_.config.workflows) {
      for (const auto& rule : workflow.rules) {
        for (const auto& start : rule.starts) started.insert(start.deadline);
      }
    }
    for (const auto& deadline : reading_.config.deadlines) {
      if (started.contains(deadline.id)) continue;
      report_.warning(deadline.place, "deadline-unused",
                      fmt::format("no workflow starts this deadline, so that it never runs; add "
                                  "<start deadline=\"{}\"/> to a rule",
                                  deadline.id));
    }
  }

  /// A file with a mistyped name would be left out in silence.
  void check_names() {
    std::vector<std::string> known(kFiles.begin(), kFiles.end());
    known.emplace_back(kRetention);
    known.emplace_back(kAccess);
    known.insert(known.end(), kFolders.begin(), kFolders.end());
    for (const auto& name : names_in("")) {
      if (std::ranges::find(known, name) != known.end()) continue;
      const auto meant = did_you_mean(name, known);
      if (!meant && !name.ends_with(".xml")) continue;
      report_.warning({name, 1, 1}, "file-unknown",
                      fmt::format("nothing reads `{}`{}", name, hint(name, known)));
    }
  }

  const fs::path& folder_;
  Report report_;
  std::deque<Source> sources_;  // elements point into them
  Filler filler_;
  Reading reading_;
};

}  // namespace

Loaded load(const fs::path& folder, const Variables& variables, const Catalogue& catalogue) {
  return Loader(folder, variables, catalogue).load();
}

}  // namespace rodedraad::config
