# Runs an example and compares what it prints:
#
#   cmake -Dprogram=PROGRAM -Dstudy=SCRATCH.db [-Dexpected=FILE] -P cmake/example.cmake
#
# An example is called with two arguments, a scenario and the path of a study file that does not exist yet, from the
# root of the project. It must exit with 0; where NAME.expected stands beside NAME.c it must print just that.

cmake_minimum_required(VERSION 3.22)
file(REMOVE ${study} ${study}-wal ${study}-shm ${study}-journal)
execute_process(COMMAND ${program} scenarios/korea ${study}
    OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE status)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "${program} ended with ${status}\n${output}${errors}")
endif()
if(expected)
    file(READ ${expected} wanted)
    if(NOT output STREQUAL wanted)
        file(WRITE ${study}.output "${output}")
        execute_process(COMMAND diff -u ${expected} ${study}.output)
        message(FATAL_ERROR "${program} printed something else than ${expected}")
    endif()
endif()
