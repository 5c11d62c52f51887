# Checks what the compiled rooms ask of the world outside. Run by ctest:
#
#   cmake -Dnm=NM -Droom_base=LIB ... [-Dlibrary=LIBCASUS] -Dcheck=CHECK -P cmake/symbols.cmake
#
#   check=symbols   the pure rooms use only rooms below them and the few functions listed here. Catches a call to
#                   libm, malloc, the clock or a file for certain, however it came about.
#   check=globals   no room keeps global mutable state.
#   check=exports   the shared library shows casus_ names and nothing else.
#
# Not for sanitizer builds: those add symbols and data of their own.

cmake_minimum_required(VERSION 3.22)
include(${CMAKE_CURRENT_LIST_DIR}/house.cmake)

# IEEE 754 fixes the value of these libm functions; compilers turn memcmp(...) == 0 into bcmp.
set(allowed
    memcpy memmove memset memcmp memchr memrchr bcmp
    strlen strnlen strcmp strncmp strchr strrchr strstr strspn strcspn strpbrk
    sqrt floor ceil fabs fmin fmax copysign
    __stack_chk_fail _GLOBAL_OFFSET_TABLE_)
# Arena, buffer and failure are where memory comes from and where a broken promise ends.
set(allowed_base malloc calloc realloc free abort snprintf vsnprintf)
# The handler that the host sets once, before any thread is started.
set(allowed_globals host_handler)

function(list_symbols archive result)
    execute_process(COMMAND ${nm} ${ARGN} ${archive} OUTPUT_VARIABLE text RESULT_VARIABLE failed ERROR_QUIET)
    if(failed)
        message(FATAL_ERROR "${nm} ${ARGN} ${archive} failed")
    endif()
    string(REGEX REPLACE "[][;]" "?" text "${text}")
    string(REPLACE "\n" ";" lines "${text}")
    set(${result} "${lines}" PARENT_SCOPE)
endfunction()

# Names from `nm -P` lines: NAME TYPE [VALUE SIZE].
function(names_of archive result)
    list_symbols(${archive} lines -P ${ARGN})
    set(names)
    foreach(line IN LISTS lines)
        if(line MATCHES "^([^ ]+) [A-Za-z]")
            list(APPEND names ${CMAKE_MATCH_1})
        endif()
    endforeach()
    list(REMOVE_DUPLICATES names)
    set(${result} "${names}" PARENT_SCOPE)
endfunction()

set(violation_count 0)
macro(violation what)
    message("${what}")
    math(EXPR violation_count "${violation_count} + 1")
endmacro()

macro(check_symbols)
    foreach(room IN LISTS house_pure)
        if(NOT room_${room})
            violation("no library of room ${room} was given")
            continue()
        endif()
        names_of(${room_${room}} missing --undefined-only)
        foreach(below IN LISTS room house_below_${room})
            names_of(${room_${below}} own --defined-only)
            list(REMOVE_ITEM missing ${own})
        endforeach()
        list(REMOVE_ITEM missing ${allowed} ${allowed_${room}})
        foreach(name IN LISTS missing)
            violation("${room}: calls ${name}, which is neither of a room below nor allowed by cmake/symbols.cmake")
        endforeach()
    endforeach()
endmacro()

# Data that may be written: sections .data and .bss, but not .data.rel.ro (constants that hold addresses).
macro(check_globals)
    foreach(room IN LISTS house_rooms)
        if(NOT room_${room})
            violation("no library of room ${room} was given")
            continue()
        endif()
        list_symbols(${room_${room}} lines -f sysv --defined-only)
        foreach(line IN LISTS lines)
            if(NOT line MATCHES "\\|\\.data\\.rel\\.ro"
               AND line MATCHES "^([^ |]+) *\\|.*\\| *(OBJECT|TLS) *\\|.*\\|(\\.t?data|\\.t?bss|\\*COM\\*)")
                string(REGEX REPLACE "\\.[0-9]+$" "" name ${CMAKE_MATCH_1})
                if(NOT name IN_LIST allowed_globals)
                    violation("${room}: ${name} is global and can be written")
                endif()
            endif()
        endforeach()
    endforeach()
endmacro()

macro(check_exports)
    names_of(${library} names -D --defined-only)
    list(FILTER names EXCLUDE REGEX "^casus_")
    foreach(name IN LISTS names)
        violation("${library} exports ${name}")
    endforeach()
    names_of(${library} names -D --defined-only)
    if(NOT names)
        violation("${library} exports nothing")
    endif()
endmacro()

if(check STREQUAL symbols)
    check_symbols()
elseif(check STREQUAL globals)
    check_globals()
elseif(check STREQUAL exports)
    check_exports()
else()
    message(FATAL_ERROR "check must be symbols, globals or exports")
endif()
if(violation_count GREATER 0)
    message(FATAL_ERROR "${check}: ${violation_count} violations")
endif()
message(STATUS "${check}: nothing to object to")
