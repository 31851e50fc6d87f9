// Does in decode what the message says: "do=NAME", one of the things that a plugin must not do; and
// one thing while it is loaded. Other lines are facts. Parts are apart by an empty line.
#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include "adapter.h"

namespace {

namespace sdk = rodedraad::sdk;

int opened_at_load = 0;
int connected_at_load = 0;
int limited_at_load = 0;
int written_at_load = 0;

/// errno of what failed, 0 of what did not.
int told(long result) { return result < 0 ? errno : 0; }

int try_socket() { return told(::socket(AF_INET, SOCK_STREAM, 0)); }

/// Before main, or in dlopen: whoever only wants to know what this library is, has run this.
[[gnu::constructor]] void at_load() {
  opened_at_load = told(::open("/etc/passwd", O_RDONLY | O_CLOEXEC));
  connected_at_load = try_socket();
  rlimit theirs{};  // only read: a test loads this library into its own process, to see that it can
  limited_at_load = told(::syscall(SYS_prlimit64, ::getppid(), RLIMIT_NOFILE, nullptr, &theirs));
  const char* mark = std::getenv("RODEDRAAD_LOAD_MARK");  // nobody sees it in its own process
  written_at_load = told(
      ::open(mark != nullptr ? mark : "/tmp/of-a-plugin", O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
}

std::string value_of(std::string_view body, std::string_view name) {
  const std::string start = std::string{name} + "=";
  std::size_t at = body.starts_with(start) ? 0 : body.find("\n" + start);
  if (at == std::string_view::npos) return {};
  at = body.find('=', at) + 1;
  return std::string{body.substr(at, body.find('\n', at) - at)};
}

/// How it ended, as a note of which the code is the number.
void tell(const rd_decode_sink* sink, int number) {
  const auto text = std::to_string(number);
  const rd_finding finding{
      sizeof(rd_finding), RD_NOTE, sdk::str(text), {}, sdk::lit("how it ended")};
  sink->finding(sink->ctx, &finding);
}

[[gnu::noinline]] int deep(volatile char* above) {
  volatile char here[4096];
  here[0] = above == nullptr ? '\0' : *above;
  if (here[0] != '\0') return 0;  // never, but a compiler cannot know
  return deep(here) + here[0];
}

/// Stays taken: the next message finds less.
void leak() {
  for (int i = 0; i < 40; ++i) {
    auto* const taken = new char[1U << 20U];
    std::memset(taken, 1, 1U << 20U);
  }
}

/// \returns what to tell, or -1 when there is nothing.
int misbehave(const std::string& what, const rd_decode_sink* sink) {
  if (what == "throw") throw std::runtime_error("on purpose");
  if (what == "terminate") std::terminate();
  if (what == "segv") ::raise(SIGSEGV);
  if (what == "loop") {
    for (volatile bool for_ever = true; for_ever;) {
    }
  }
  if (what == "leak") leak();
  if (what == "overflow") return deep(nullptr);
  if (what == "exit") ::_exit(0);
  if (what == "print") {
    std::printf("999990019 on standard output\n");
    std::fprintf(stderr, "999990019 on standard error\n");
    std::fflush(stdout);
  }
  if (what == "global") {
    ::umask(0);
    std::setlocale(LC_ALL, "nl_NL.UTF-8");
    ::signal(SIGTERM, SIG_IGN);
    ::setenv("TZ", "Asia/Tokyo", 1);
  }
  if (what == "rubbish") {
    const rd_finding finding{sizeof(rd_finding), 77, sdk::lit("x"), {}, {}};
    sink->finding(sink->ctx, &finding);
  }
  if (what == "null") {
    const rd_finding finding{sizeof(rd_finding),
                             RD_NOTE,
                             {nullptr, 0},
                             {"", 0},
                             {reinterpret_cast<const char*>(8), 100}};
    sink->finding(sink->ctx, &finding);
  }
  if (what == "channel") {
    const std::string lie(64, '\x7f');
    static_cast<void>(told(::write(3, lie.data(), lie.size())));
  }
  if (what == "flood") {
    const std::string much(1U << 20U, 'x');
    const rd_finding finding{sizeof(rd_finding), RD_NOTE, sdk::lit("x"), {}, sdk::str(much)};
    for (int i = 0; i < 70; ++i) sink->finding(sink->ctx, &finding);
  }
  if (what == "opened-at-load") return opened_at_load;
  if (what == "connected-at-load") return connected_at_load;
  if (what == "limited-at-load") return limited_at_load;
  if (what == "written-at-load") return written_at_load;
  if (what == "socket") return try_socket();
  if (what == "passwd") return told(::open("/etc/passwd", O_RDONLY | O_CLOEXEC));
  if (what == "database") return told(::open("/var/lib/rodedraad/hub.db", O_RDWR | O_CLOEXEC));
  if (what == "create") return told(::open("/tmp/of-a-plugin", O_CREAT | O_WRONLY, 0600));
  if (what == "ptrace") return told(::ptrace(PTRACE_ATTACH, ::getppid(), nullptr, nullptr));
  if (what == "kill") return told(::kill(::getppid(), SIGKILL));
  if (what == "tgkill") {
    return told(::syscall(SYS_tgkill, ::getppid(), ::getppid(), SIGKILL));
  }
  if (what == "fork") return told(::fork());
  if (what == "exec") return told(::execl("/bin/true", "true", nullptr));
  if (what == "code") {
    void* const made = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                              MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return made == MAP_FAILED ? errno : 0;
  }
  if (what == "ring") return told(::syscall(SYS_io_uring_setup, 1, nullptr));
  if (what == "limit") {
    const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
    return told(::setrlimit(RLIMIT_AS, &more));
  }
  if (what == "environment") return static_cast<int>(std::getenv("HOME") != nullptr);
  return -1;
}

rd_status reading_admit(void*, const rd_message* message, const rd_admit_sink* sink, rd_error*) {
  const auto key = value_of(sdk::view(message->body), "id");
  const rd_admission admission{sizeof(rd_admission), RD_ACCEPT, sdk::lit("echo"), sdk::str(key),
                               sdk::lit("code:0505")};
  sink->admission(sink->ctx, &admission);
  return RD_OK;
}

void give_parts(std::string_view body, const rd_decode_sink* sink) {
  while (!body.empty()) {
    const auto end = std::min(body.find("\n\n"), body.size());
    rd_message part{};
    part.struct_size = sizeof part;
    part.method = sdk::lit("POST");
    part.body = sdk::str(body.substr(0, end));
    sink->part(sink->ctx, &part);
    body.remove_prefix(std::min(end + 2, body.size()));
  }
}

rd_status misbehaving_decode(void*, const rd_message* message, const rd_decode_sink* sink,
                             rd_error*) {
  const auto body = sdk::view(message->body);
  if (body.find("\n\n") != std::string_view::npos) {
    give_parts(body, sink);
    return RD_OK;
  }
  const auto number = misbehave(value_of(body, "do"), sink);
  if (number >= 0) tell(sink, number);
  const auto bsn = value_of(body, "bsn");
  if (bsn.empty()) return RD_OK;
  sink->identifier(sink->ctx, sdk::lit("bsn"), sdk::str(bsn));
  const auto level = value_of(body, "pip.leerroute");
  const rd_fact fact{sizeof(rd_fact), 0, {sdk::lit("pip.leerroute"), {}, sdk::str(level)}, {}, {}};
  if (!level.empty()) sink->fact(sink->ctx, &fact);
  return RD_OK;
}

/// Opens what its settings name, whether they say that it is a file or not.
rd_status reading_create(const rd_host*, const rd_pair* settings, size_t count, void** self,
                         rd_error* error) {
  *self = nullptr;
  for (size_t i = 0; i < count; ++i) {
    const auto name = sdk::view(settings[i].name);
    if (name != "file" && name != "path") continue;
    const std::string path{sdk::view(settings[i].value)};
    if (::open(path.c_str(), O_RDONLY | O_CLOEXEC) >= 0) continue;
    sdk::fill(error, std::strerror(errno), sdk::view(settings[i].name));
    return RD_BAD_SETTINGS;
  }
  return RD_OK;
}

constexpr rd_setting kFile{
    sizeof(rd_setting), RD_FILE, 0, 0, sdk::lit("file"), {}, sdk::lit("Een bestand."),
    sdk::lit("A file.")};
constexpr rd_setting kPath{sizeof(rd_setting),
                           RD_TEXT,
                           0,
                           0,
                           sdk::lit("path"),
                           {},
                           sdk::lit("Een tekst die een pad is."),
                           sdk::lit("A text that is a path.")};
constexpr const rd_setting* kSettings[] = {&kFile, &kPath};

constexpr rd_adapter table() {
  auto table = rodedraad::bad::adapter();
  table.create = reading_create;
  table.admit = reading_admit;
  table.decode = misbehaving_decode;
  return table;
}

constexpr rd_adapter kTable = table();

constexpr rd_plugin describe() {
  auto plugin = rodedraad::bad::describe(sdk::lit("misbehaves"), &kTable);
  plugin.settings = kSettings;
  plugin.setting_count = std::size(kSettings);
  return plugin;
}

}  // namespace

const rd_plugin rodedraad_plugin_v1 = describe();
