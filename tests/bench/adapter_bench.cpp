#include <benchmark/benchmark.h>

#include <simdjson.h>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <stdexcept>

#include "figures.h"
#include "rodedraad/config/config.h"
#include "rodedraad/hub/context.h"
#include "rodedraad/hub/plugin_host.h"
#include "rodedraad/model/field_table.h"

/// What it costs to understand and to make each kind of message, beside a bare parse of the same
/// bytes. The messages are the golden files of the adapters.
namespace rodedraad::bench {
namespace {

namespace fs = std::filesystem;

constexpr double kMicro = 1e6;
/// As often as the bare parse is repeated to take the limit.
constexpr int kLimitRounds = 2000;

struct Region {
  model::FixedClock clock{model::parse_instant("2026-05-01")};
  hub::PluginHost plugins{clock};
  config::Loaded loaded;
  hub::Adapters adapters;

  Region() {
    for (const auto& problem : plugins.load(hub::own_plugin_folders())) {
      std::cerr << problem << '\n';
    }
    loaded = config::load(RODEDRAAD_CONFIG, {}, plugins.catalogue());
    if (!loaded.config) throw std::runtime_error("the configuration has errors");
    adapters = hub::make_adapters(plugins, *loaded.config);
  }
};

Region& region() {
  static Region instance;
  return instance;
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_xml(std::string_view body) {
  const auto start = body.find_first_not_of("\xEF\xBB\xBF \r\n\t");
  return start != std::string_view::npos && body[start] == '<';
}

bool is_json(std::string_view body) {
  const auto start = body.find_first_not_of("\xEF\xBB\xBF \r\n\t");
  return start != std::string_view::npos && (body[start] == '{' || body[start] == '[');
}

template <class Step>
double microseconds(int rounds, Step step) {
  const auto start = std::chrono::steady_clock::now();
  for (int round = 0; round < rounds; ++round) step();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() * kMicro /
         rounds;
}

/// What a parser alone takes for these bytes; nothing when they are neither XML nor JSON.
std::optional<Limit> bare_parse(const std::string& body) {
  if (is_xml(body)) {
    return Limit{"pugixml parse", microseconds(kLimitRounds, [&] {
                   pugi::xml_document document;
                   benchmark::DoNotOptimize(document.load_buffer(body.data(), body.size()));
                 })};
  }
  if (is_json(body)) {
    simdjson::dom::parser parser;
    const simdjson::padded_string padded{body};
    return Limit{"simdjson parse", microseconds(kLimitRounds, [&] {
                   simdjson::dom::element root;
                   benchmark::DoNotOptimize(parser.parse(padded).get(root));
                 })};
  }
  return std::nullopt;
}

template <class Step>
void measure(benchmark::State& state, const std::string& body, Step step) {
  const auto limit = bare_parse(body);
  const auto start = std::chrono::steady_clock::now();
  for ([[maybe_unused]] auto round : state) step();
  const std::chrono::duration<double, std::micro> spent = std::chrono::steady_clock::now() - start;
  figure(state, "time", "us", spent.count() / static_cast<double>(state.iterations()), limit);
  state.counters["bytes"] = static_cast<double>(body.size());
}

/// The kind of a golden file: as the adapter admits it, or as the file is called (the content of an
/// answer is not admitted).
std::string kind_of(const hub::Adapter& adapter, const config::PluginInfo& plugin,
                    sdk::Message& message, const std::string& stem) {
  for (const auto* target : {"", "/", "/berichten", "/v1/notificaties", "/webintake", "/focus"}) {
    message.method = "POST";
    message.target = target;
    const auto admission = adapter.admit(message);
    if (admission && admission->verdict == sdk::Verdict::accept && !admission->kind.empty()) {
      return admission->kind;
    }
  }
  auto name = stem;
  for (;;) {
    for (const auto& kind : plugin.kinds) {
      auto written = kind.name;
      for (auto& c : written) c = c == '.' || c == '-' ? '_' : c;
      if (kind.incoming && written == name) return kind.name;
    }
    const auto end = name.rfind('_');
    if (end == std::string::npos) return {};
    name.resize(end);
  }
}

const char* media_type_of(const fs::path& file) {
  if (file.extension() == ".xml") return "text/xml";
  return file.extension() == ".csv" ? "text/csv" : "application/json";
}

void add_decoders(const std::string& connection, const hub::Adapter& adapter,
                  const config::PluginInfo& plugin) {
  std::map<std::string, sdk::Message> messages;
  std::error_code error;
  const auto folder = fs::path{RODEDRAAD_GOLDEN} / plugin.name / "golden";
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const auto& file = it->path();
    if (file.extension() != ".json" && file.extension() != ".xml" && file.extension() != ".csv") {
      continue;
    }
    sdk::Message message;
    message.body = read(file);
    message.media_type = media_type_of(file);
    message.headers = {{"bron", "00000099000000002000"},
                       {"doel", "00000099000000001505"},
                       {"berichtId", "6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0001"}};
    message.kind = kind_of(adapter, plugin, message, file.stem().string());
    if (message.kind.empty()) continue;
    const auto decoded = adapter.decode(message);
    if (decoded && !messages.contains(message.kind)) messages[message.kind] = message;
  }
  for (const auto& [kind, message] : messages) {
    benchmark::RegisterBenchmark(
        ("decode/" + connection + " " + kind).c_str(),
        [&adapter, message = message](benchmark::State& state) {
          measure(state, message.body, [&] { benchmark::DoNotOptimize(adapter.decode(message)); });
        });
  }
}

/// A value that the field can have.
std::string sample_of(const model::Field& field) {
  if (field.path == "inburgeraar.bsn") return "999990019";
  if (field.path == "inburgeraar.vNummer") return "2789456123";
  switch (field.type) {
    case model::Type::text:
      return "12345";
    case model::Type::date:
      return "2026-04-01";
    case model::Type::boolean:
      return "true";
    case model::Type::integer:
      return "36";
    case model::Type::code:
      return std::string{field.codes.front()};
  }
  return {};
}

void add_encoders(const std::string& connection, const hub::Adapter& adapter,
                  const config::PluginInfo& plugin) {
  for (const auto& kind : plugin.kinds) {
    if (kind.incoming || kind.responds) continue;
    sdk::EncodeRequest request{kind.name,
                               "6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0002",
                               "00000099000000001505",
                               "00000099000000002000",
                               "0505",
                               "2026-05-01T09:00:00+02:00",
                               {}};
    for (const auto& want : kind.wants) {
      const auto* field = model::find_field(want.path);
      if (field == nullptr) continue;
      request.fields.push_back({want.path, field->repeats() ? "1" : "", sample_of(*field)});
    }
    const auto made = adapter.encode(request);
    if (!made) continue;  // wants what no sample has
    benchmark::RegisterBenchmark(
        ("encode/" + connection + " " + kind.name).c_str(),
        [&adapter, request, body = made->body](benchmark::State& state) {
          measure(state, body, [&] { benchmark::DoNotOptimize(adapter.encode(request)); });
        });
  }
}

void add_all() {
  for (const auto& [connection, adapter] : region().adapters) {
    const auto& name = region().loaded.config->connection(connection)->adapter.name;
    const auto* plugin = region().plugins.catalogue().adapter(name);
    add_decoders(connection, *adapter, *plugin);
    add_encoders(connection, *adapter, *plugin);
  }
}

}  // namespace
}  // namespace rodedraad::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  rodedraad::bench::add_all();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
