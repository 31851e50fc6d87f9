#include "subject.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/dll/shared_library.hpp>
#include <fstream>
#include <iterator>

#include "rodedraad/sdk/text.h"

namespace rodedraad::certify {

namespace {

constexpr const char* kEntry = "rodedraad_plugin_v1";

/// NAME=VALUE; throws Failed when there is no name.
sdk::Pair pair_from(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == 0 || equals == std::string::npos) {
    throw Failed("`" + text + "` heeft niet de vorm NAAM=WAARDE");
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

const rd_setting* find_setting(const rd_plugin& plugin, std::string_view name) {
  for (std::size_t i = 0; i < plugin.setting_count; ++i) {
    if (sdk::view(plugin.settings[i]->name) == name) return plugin.settings[i];
  }
  return nullptr;
}

/// Handles stay here until the process ends: unloading is never safe once a plugin ran.
std::vector<boost::dll::shared_library>& loaded_for_ever() {
  static auto* const libraries = new std::vector<boost::dll::shared_library>;
  return *libraries;
}

}  // namespace

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  if (!in) {
    throw Failed("het bestand `" + file.string() +
                 "` kan niet worden gelezen; kijk naar de naam en de rechten");
  }
  return bytes;
}

std::string contract_problem(const rd_plugin& plugin) {
  if (plugin.abi_major != RD_ABI_MAJOR) {
    return "de plugin is gebouwd voor contract " + std::to_string(plugin.abi_major) + "." +
           std::to_string(plugin.abi_minor) + " en deze hub spreekt " +
           std::to_string(RD_ABI_MAJOR) + "." + std::to_string(RD_ABI_MINOR) +
           "; bouw hem met de headers van contract " + std::to_string(RD_ABI_MAJOR);
  }
  if (!RD_HAS(&plugin, rd_plugin, adapter)) {  // NOLINT(bugprone-sizeof-expression): a pointer
    return "rd_plugin is korter dan in contract 1.0; vul struct_size met sizeof(rd_plugin)";
  }
  if ((plugin.transport == nullptr) == (plugin.adapter == nullptr)) {
    return "precies één van transport en adapter mag gevuld zijn";
  }
  constexpr const char* kIncomplete =
      "de tabel mist een functie van contract 1.0; vul alle functies en struct_size";
  if (plugin.transport != nullptr) {
    const auto& table = *plugin.transport;
    if (!RD_HAS(&table, rd_transport, destroy) || table.create == nullptr ||
        table.start == nullptr || table.address == nullptr || table.send == nullptr ||
        table.stop == nullptr || table.destroy == nullptr) {
      return kIncomplete;
    }
    return {};
  }
  const auto& table = *plugin.adapter;
  if (!RD_HAS(&table, rd_adapter, destroy) || table.create == nullptr || table.admit == nullptr ||
      table.reply == nullptr || table.decode == nullptr || table.encode == nullptr ||
      table.judge == nullptr || table.destroy == nullptr) {
    return kIncomplete;
  }
  return {};
}

Subject::Subject(const Options& options, const std::string& bytes, std::uint64_t seed,
                 std::span<char> doing, int output)
    : options_(options), bytes_(bytes), seed_(seed), doing_(doing), output_(output) {}

const rd_plugin& Subject::load(bool now) {
  doing("het laden van de bibliotheek");
  const auto& content = bytes();
  // The descriptor stays open: the loader knows libraries by name, and a second one under the same
  // number would be taken for the first.
  const int descriptor =
      ::memfd_create(options_.library.filename().c_str(), MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (descriptor < 0) throw std::runtime_error("er is geen geheugen voor een kopie");
  for (std::size_t written = 0; written < content.size();) {
    const auto count = ::write(descriptor, content.data() + written, content.size() - written);
    if (count <= 0) throw std::runtime_error("er is geen geheugen voor een kopie");
    written += static_cast<std::size_t>(count);
  }
  ::fcntl(descriptor, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL);
  const auto mode = (now ? boost::dll::load_mode::rtld_now : boost::dll::load_mode::rtld_lazy) |
                    boost::dll::load_mode::rtld_local;
  boost::dll::shared_library library("/proc/self/fd/" + std::to_string(descriptor), mode);
  loaded_for_ever().push_back(library);
  if (!library.has(kEntry)) {
    throw std::runtime_error(std::string{"het symbool "} + kEntry +
                             " ontbreekt; sluit af met RODEDRAAD_TRANSPORT of RODEDRAAD_ADAPTER");
  }
  return library.get<const rd_plugin>(kEntry);
}

const rd_plugin& Subject::plugin() {
  if (plugin_ != nullptr) return *plugin_;
  const rd_plugin* loaded = nullptr;
  try {
    loaded = &load();
  } catch (const std::exception&) {
    throw Skipped("de bibliotheek kan niet worden geladen; zie de controles van `load`");
  }
  if (!contract_problem(*loaded).empty()) {
    throw Skipped("de plugin voldoet niet aan het contract; zie `contract-version`");
  }
  plugin_ = loaded;
  return *plugin_;
}

const std::vector<sdk::Pair>& Subject::given_settings() {
  if (read_settings_) return settings_;
  for (const auto& text : options_.settings) {
    auto pair = pair_from(text);
    const auto* known = find_setting(plugin(), pair.name);
    if (known == nullptr) throw Failed("de plugin heeft geen instelling `" + pair.name + "`");
    if (known->type == RD_MAPPING) pair.value = read_file(pair.value);
    if (known->type == RD_FILE) pair.value = std::filesystem::absolute(pair.value).string();
    settings_.push_back(std::move(pair));
  }
  read_settings_ = true;
  return settings_;
}

const std::vector<sdk::Pair>& Subject::settings() {
  const auto& given = given_settings();
  for (std::size_t i = 0; i < plugin().setting_count; ++i) {
    const auto& setting = *plugin().settings[i];
    const auto name = sdk::view(setting.name);
    const bool there = std::any_of(given.begin(), given.end(),
                                   [&](const auto& pair) { return pair.name == name; });
    if (setting.required != 0 && !there) {
      throw Skipped("geef --setting " + std::string{name} + "=" +
                    (setting.type == RD_MAPPING || setting.type == RD_FILE ? "BESTAND" : "WAARDE"));
    }
  }
  return given;
}

bool Subject::suits(const Check& check) {
  if (check.on == On::any) return true;
  return (plugin().transport != nullptr) == (check.on == On::transport);
}

void Subject::doing(std::string_view text) {
  const auto length = std::min(text.size(), doing_.size() - 1);
  std::copy_n(text.data(), length, doing_.data());
  doing_[length] = '\0';
}

std::string Subject::output() const {
  if (output_ < 0) return {};
  struct stat status {};
  if (::fstat(output_, &status) != 0 || status.st_size <= 0) return {};
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  const auto count = ::pread(output_, text.data(), text.size(), 0);
  text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return text;
}

std::vector<const rd_kind*> Subject::kinds(std::int32_t direction) {
  std::vector<const rd_kind*> result;
  for (std::size_t i = 0; i < plugin().kind_count; ++i) {
    if (plugin().kinds[i]->direction == direction) result.push_back(plugin().kinds[i]);
  }
  return result;
}

bool Subject::has_kind(std::int32_t direction, std::string_view name) {
  const auto all = kinds(direction);
  return std::any_of(all.begin(), all.end(),
                     [&](const rd_kind* kind) { return sdk::view(kind->name) == name; });
}

std::vector<std::string> Subject::samples(std::string_view kind) {
  std::vector<std::string> result;
  for (const auto& text : options_.samples) {
    const auto pair = pair_from(text);
    if (!has_kind(RD_IN, pair.name)) {
      throw Failed("de plugin leest geen bericht `" + pair.name + "`; zie plugin describe");
    }
    if (pair.name == kind) result.push_back(read_file(pair.value));
  }
  return result;
}

}  // namespace rodedraad::certify
